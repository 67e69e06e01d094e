/** Lets Comlink speak over a thread or message port of Node, whose listeners receive bare data. */
import type { MessagePort, TransferListItem, Worker } from 'node:worker_threads';
import type { Endpoint } from 'comlink';

export function endpointOf(port: Worker | MessagePort): Endpoint {
  const hearers = new WeakMap<object, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as TransferListItem[]),
    addEventListener: (_type, listener) => {
      const hear = (data: unknown) => {
        const event = { data } as MessageEvent;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      hearers.set(listener, hear);
      port.on('message', hear);
    },
    removeEventListener: (_type, listener) => {
      const hear = hearers.get(listener);
      if (hear) port.off('message', hear);
    },
  };
}

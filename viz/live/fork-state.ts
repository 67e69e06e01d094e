/** Whether the reader is choosing what to change. */
import { signal } from '@preact/signals';

export const forking = signal(false);

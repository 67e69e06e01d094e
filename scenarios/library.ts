/// <reference types="vite/client" />
/** The bundled constitutions and scenarios, inlined as text when the program is built. */

export interface Bundled {
  /** File name without its ending: `hollow-creek`. */
  readonly id: string;
  /** Name for issues: `hollow-creek.yaml`. */
  readonly file: string;
  readonly text: string;
}

const constitutions: Record<string, string> = import.meta.glob('./constitutions/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const scenarios: Record<string, string> = import.meta.glob('./battery/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundle(texts: Readonly<Record<string, string>>): readonly Bundled[] {
  const entries = Object.entries(texts).map(([path, text]) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return { id: file.replace(/\.yaml$/, ''), file, text };
  });
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const CONSTITUTIONS: readonly Bundled[] = bundle(constitutions);

/** One scenario for each shock of the battery, and `unshocked`. */
export const BATTERY: readonly Bundled[] = bundle(scenarios);

/** Whether the constitution is open as text, and what was written there and not founded: it outlives the pane. */
import { signal } from '@preact/signals';

export const editing = signal(false);
/** Null while the text is the one that the society lives under. */
export const draft = signal<string | null>(null);

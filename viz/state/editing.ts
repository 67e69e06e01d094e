/** Whether the constitution is open as text. */
import { signal } from '@preact/signals';

export const editing = signal(false);

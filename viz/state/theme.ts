/** Light or dark: the system's choice unless the reader chose; kept where the browser allows it. */
import { effect, signal } from '@preact/signals';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'politeia.theme';

function kept(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === found) ?? 'system';
  } catch {
    return 'system'; // storage is refused to the page
  }
}

export const theme = signal<Theme>(kept());
/** Rises when colours have changed, by choice or by the system: what draws on a canvas draws again. */
export const coloursChanged = signal(0);

export function watchTheme(): void {
  effect(() => {
    const chosen = theme.value;
    if (chosen === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // The choice then lasts as long as the page.
    }
    coloursChanged.value = coloursChanged.peek() + 1;
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    coloursChanged.value += 1;
  });
}

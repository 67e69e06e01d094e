/** Name and meaning, the views, theme and share. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { addressOf, leftBehind, notCarried, resultsServed, showAddress, type View, view } from '../state/route.ts';
import { announcement } from '../state/society.ts';
import { THEMES, theme } from '../state/theme.ts';
import { Icon, type IconName } from './icon.tsx';

const TABS: readonly (readonly [View, string, string])[] = [
  ['society', 'Society', 'Watch one society live'],
  ['stress', 'Stress', 'Strike many societies with every shock'],
  ['compare', 'Compare', 'Two constitutions, the same people and luck'],
];
/** Offered where the host serves the results of a batch, as `politeia serve` does. */
const RESULTS: (typeof TABS)[number] = ['results', 'Results', 'A batch that was run on the command line'];

export function Header(): JSX.Element {
  return (
    <header class="masthead">
      <div class="brand">
        <Mark />
        <span class="brand-name">Politeia</span>
        <span class="brand-line">a wind tunnel for constitutions</span>
      </div>
      <nav aria-label="Views">
        <ul>
          {(resultsServed.value ? [...TABS, RESULTS] : TABS).map(([name, label, meaning]) => (
            <li key={name}>
              <a
                href={`#${name}`}
                title={meaning}
                aria-current={view.value === name ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  view.value = name;
                  scrollTo(0, 0);
                }}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="masthead-tools">
        <Share />
        <ThemeSwitch />
      </div>
    </header>
  );
}

/** Three people and the ties between them. */
function Mark(): JSX.Element {
  return (
    <svg class="brand-mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path d="M14 5 5 21.5h18z" />
      <circle cx="14" cy="5.5" r="3.6" />
      <circle cx="5" cy="21.5" r="3.6" />
      <circle class="hollow" cx="23" cy="21.5" r="3" />
    </svg>
  );
}

const THEME_ICONS: Readonly<Record<(typeof THEMES)[number], IconName>> = {
  system: 'system',
  light: 'sun',
  dark: 'moon',
};
const THEME_WORDS = { system: 'as the system', light: 'light', dark: 'dark' } as const;

function ThemeSwitch(): JSX.Element {
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length];
  return (
    <button
      type="button"
      class="button quiet icon"
      title={`Colours: ${THEME_WORDS[theme.value]}. Press for ${THEME_WORDS[next]}.`}
      aria-label={`Colours: ${THEME_WORDS[theme.value]}. Change to ${THEME_WORDS[next]}.`}
      onClick={() => {
        theme.value = next;
        announcement.value = `Colours: ${THEME_WORDS[next]}`;
      }}
    >
      <Icon name={THEME_ICONS[theme.value]} />
    </button>
  );
}

const REMAKES = 'It re-makes this very society on another machine.';

function Share(): JSX.Element {
  const said = useSignal('');
  const share = async () => {
    leftBehind.value = '';
    const fragment = await addressOf(true);
    if (!fragment) return;
    showAddress(fragment);
    leftBehind.value = notCarried();
    try {
      await navigator.clipboard.writeText(location.href);
      said.value = 'Link copied';
    } catch {
      said.value = 'Link is in the address bar';
    }
    announcement.value = leftBehind.peek() ? said.value : `${said.value}. ${REMAKES}`;
    setTimeout(() => {
      said.value = '';
    }, 3000);
  };
  return (
    <button
      type="button"
      class="button"
      title="A link that carries constitution, scenario and seed, and re-makes this very society on another machine"
      onClick={() => void share()}
    >
      <Icon name="link" />
      <span class="share-word">{said.value || 'Share'}</span>
    </button>
  );
}

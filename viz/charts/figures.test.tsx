// @vitest-environment happy-dom
/**
 * The figures in a document: names and texts for those who do not see them, keys and clicks, sums that come out or are
 * said not to, and few elements however much has happened.
 */
import { type ComponentChild, render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PAGE } from './event-list.tsx';
import { BreakdownPanel, EventList, LawTimeline, LedgerFlows, ObservableChart, SignalCharts, Story } from './index.ts';
import { A, B, CATALOGUE, events, FOUNDER, LEDGER } from './society.fixture.ts';

afterEach(() => render(null, document.body));

function shown(figure: ComponentChild): HTMLElement {
  render(figure, document.body);
  return document.body;
}
const one = (selector: string): HTMLElement => {
  const found = document.body.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const all = (selector: string): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>(selector)];

const shared = {
  catalogue: CATALOGUE,
  branches: [A, B],
  week: 100,
  horizon: 520,
  fans: null,
  shocks: [{ title: 'Scandal', week: 30, intensity: 1 }],
};
const signals = (over: Partial<Parameters<typeof SignalCharts>[0]> = {}): ComponentChild => (
  <SignalCharts {...shared} selected={null} onSelectSignal={() => {}} onSeek={() => {}} {...over} />
);

describe('signals', () => {
  test('each says value, state and age in words, in sight and in the picture’s name', () => {
    const text = shown(signals()).textContent ?? '';
    expect(all('.fig-panel')).toHaveLength(2);
    expect(one('.fig-panel').textContent).toMatch(/A0\.46warning.*B0\.64critical.*measured 9\u00a0weeks ago/);
    expect(text).toContain('Scandal, week 31');
    expect(one('svg[role=img]').getAttribute('aria-label')).toMatch(
      /^Leadership capture\. as written: 0\.00 in week 1, highest 0\.46 in week 92, 0\.46 and warning in week 101, past its warning line since week 92\. changed: /,
    );
    for (const name of ['warning', 'critical']) expect(one('.fig-plot').textContent).toContain(name);
  });

  test('lines of the branches differ in more than colour, and thresholds are drawn where they lie', () => {
    shown(signals());
    expect(all('.fig-panel:first-child .fig-letter').map((letter) => letter.textContent)).toEqual(['B', 'A']);
    expect(all('.fig-panel:first-child .fig-level line').map((line) => line.getAttribute('y1'))).toEqual([
      '60%',
      '40%',
    ]);
  });

  test('keys on a chart lead to weeks, within what is lived', () => {
    const onSeek = vi.fn();
    shown(signals({ onSeek }));
    const slider = one('[role=slider]');
    expect(slider.getAttribute('aria-valuetext')).toBe('week 101: branch A 0.46, warning; branch B 0.64, critical');
    expect(slider.getAttribute('aria-valuemax')).toBe('104');
    for (const key of ['ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'x']) {
      slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    expect(onSeek.mock.calls.flat()).toEqual([99, 101, 87, 103, 0, 103]);
  });

  test('a title opens what is behind', () => {
    const onSelectSignal = vi.fn();
    shown(signals({ onSelectSignal, selected: 'signals.capture' }));
    const [capture, burnout] = all('.fig-title');
    expect(capture.getAttribute('aria-pressed')).toBe('true');
    burnout.click();
    expect(onSelectSignal).toHaveBeenCalledWith('signals.burnout');
  });

  test('before the first week nothing is claimed', () => {
    const none = { ...A, weeks: 0 };
    expect(shown(signals({ branches: [none], week: -1 })).textContent).toContain('not measured yet');
  });
});

test('any observable can be chosen, with its unit', () => {
  const onChoose = vi.fn();
  shown(<ObservableChart {...shared} onSeek={() => {}} chosen="ledger.treasury" onChoose={onChoose} />);
  expect(one('.fig-values').textContent).toContain('−1000\u00a0credits');
  expect(all('option')).toHaveLength(CATALOGUE.observables.length);
  const select = one('select') as HTMLSelectElement;
  expect(one(`label[for="${select.id}"]`).textContent).toBe('Observable');
  select.value = 'people.present';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onChoose).toHaveBeenCalledWith('people.present');
});

describe('ledgers', () => {
  const ledgers = (
    ledger = LEDGER,
    before: typeof LEDGER.balances | null = { members: 1000, treasury: 500, funds: [] },
  ) => shown(<LedgerFlows catalogue={CATALOGUE} ledger={ledger} before={before} onSelectMember={() => {}} />);
  const checks = (): string[] => all('.fig-check').map((check) => check.textContent ?? '');

  test('every sum comes out, and is shown as it does', () => {
    ledgers();
    expect(checks()).toEqual([
      'paid 2000 = received 2000 credits',
      'held before 1500 + 400 with the outside = 1900 held now',
      '5 activities = 168.0 of 168 hours',
      'named 60.0\u202f% + others 40.0\u202f% = 100.0\u202f%',
    ]);
    expect(document.body.textContent).toContain('The 2 with the most hold more than half, of 10');
  });

  test.each([
    ['a balance that no flow explains', { ...LEDGER, balances: { members: 1100.125, treasury: 801, funds: [] } }, 1],
    ['an hour too many', { ...LEDGER, hours: [3, 12, 5, 31, 118] }, 2],
    ['a share too few', { ...LEDGER, powerRest: { people: 8, share: 0.39 } }, 3],
  ])('%s is said', (_, ledger, at) => {
    ledgers(ledger);
    expect(checks().map((check) => check.startsWith('Does not sum'))).toEqual([0, 1, 2, 3].map((k) => k === at));
  });
});

test('the law: steps, edits apart from amendments, old and new in words', () => {
  const onSeek = vi.fn();
  const path = 'economy.treasury.sharing_rate';
  const law = [
    { path, value: 0.5, entrenched: false },
    { path: 'a.b', value: 1, entrenched: false },
  ];
  const changes = [
    { week: 20, path, from: 0.5, to: 0.35, byEdit: false },
    { week: 60, path, from: 0.35, to: 0.2, byEdit: true },
  ];
  shown(
    <LawTimeline
      catalogue={CATALOGUE}
      law={law}
      changes={changes}
      shocks={[]}
      week={30}
      head={104}
      horizon={520}
      onSeek={onSeek}
    />,
  );
  expect(document.body.textContent).toContain('1 of 2 provisions');
  expect(one('svg[role=img]').getAttribute('aria-label')).toBe(
    'Sharing rate: 50\u202f% at the founding; 35\u202f% from week 21; 20\u202f% from week 61, by your edit',
  );
  expect(one('.fig-now').textContent).toBe('35\u202f%');
  expect(all('.fig-plot .fig-change').map((mark) => mark.getAttribute('class'))).toEqual([
    'fig-change own',
    'fig-change edit',
  ]);
  expect(one('.fig-list li').textContent).toContain(
    'Pooled treasury, sharing rate: 35\u202f% →  became 20\u202f%, edited by you',
  );
  one('.fig-list button').click();
  expect(onSeek).toHaveBeenCalledWith(60);
});

test('events: a page of them, those of the past only, by kind; names lead to people', async () => {
  const onSelectMember = vi.fn();
  const onSeek = vi.fn();
  shown(<EventList events={events(3000)} week={99} onSeek={onSeek} onSelectMember={onSelectMember} />);
  expect(all('.fig-list li')).toHaveLength(PAGE);
  expect(one('.fig-list li').textContent).toMatch(/^Week 100/);
  const names = all('.fig-list span .link').filter((button) => button.textContent === 'founder 2');
  names[0].click();
  expect(onSelectMember).toHaveBeenCalledWith(FOUNDER + 2);
  one('.fig-week').click();
  expect(onSeek).toHaveBeenCalledWith(99);
  const select = one('select') as HTMLSelectElement;
  select.value = 'governance';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(one('.fig-list').textContent).not.toContain('brings a case'));
  expect(all('.fig-list li')).toHaveLength(PAGE);
});

test('a story opens step by step', () => {
  const leaf = { what: 'hours of work', size: 0.9, unit: 'share', because: [] };
  const causes = [
    {
      what: 'in 104 weeks 9 left and 2 moved in; reasons are shares of what was worse',
      size: -7,
      unit: 'people',
      because: [{ what: 'relief from exhaustion', size: 0.6, unit: 'share', because: [leaf] }],
    },
  ];
  const state = { branch: 0, head: 104, end: 'depopulated' as const, endWeek: 104 };
  const spells = [{ state: 'captured', fromWeek: 10, toWeek: 40 }];
  shown(<Story story={{ end: 'depopulated', causes, spells }} state={state} onSeek={() => {}} />);
  expect(all('details').map((step) => step.hasAttribute('open'))).toEqual([true, false]);
  expect(document.body.textContent).toMatch(
    /depopulated.*104\u00a0weeks.*−7\u00a0people.*60\u202f%.*90\u202f%.*Captured, for 30\u00a0weeks/,
  );
});

test('what is behind a signal: parts with units, people by name', () => {
  const onSelectMember = vi.fn();
  const breakdown = {
    signal: 'signals.capture',
    value: 0.46,
    parts: [{ name: 'gini', value: 0.3, meaning: 'How uneven.' }],
    blame: [{ what: 'founder 1: share of power', share: 0.4, identities: [FOUNDER + 1] }],
  };
  shown(<BreakdownPanel catalogue={CATALOGUE} breakdown={breakdown} week={100} onSelectMember={onSelectMember} />);
  expect(document.body.textContent).toMatch(/0\.46warning.*Gini.*0\.30.*Founder 1: share of power.*40\u202f%/);
  one('.fig-blame button').click();
  expect(onSelectMember).toHaveBeenCalledWith(FOUNDER + 1);
});

test('every picture has a name, and no markup carries style as text', () => {
  shown([
    signals(),
    <LedgerFlows key="l" catalogue={CATALOGUE} ledger={LEDGER} before={null} onSelectMember={() => {}} />,
  ]);
  for (const picture of all('svg[role=img], [role=slider], figure, section')) {
    expect(picture.getAttribute('aria-label') ?? picture.getAttribute('aria-labelledby')).toBeTruthy();
  }
  const unnamed = all('svg').filter((svg) => !svg.closest('[role=img], [aria-hidden=true]'));
  expect(unnamed).toEqual([]);
});

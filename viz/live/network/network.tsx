/** The society as a network: canvas, tooltip and the buttons to look closer. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { capital } from '../../../results/analysis/words.ts';
import { Icon } from '../../shell/icon.tsx';
import type { Branch } from '../../state/branch.ts';
import { selected, selectedBranch } from '../../state/society.ts';
import { coloursChanged } from '../../state/theme.ts';
import { nameOf } from '../names.ts';
import { type ColourMode, FactionColours } from './colours.ts';
import { inkOf } from './ink.ts';
import { NetworkView, type Pointed } from './view.ts';

interface NetworkProps {
  readonly branch: Branch;
  /** Names the founding, so that another society is laid out anew. */
  readonly era: number;
  readonly mode: ColourMode;
  readonly onFactions: (colours: ReadonlyMap<number, number>) => void;
}

let coloured: { readonly era: number; readonly of: Map<number, FactionColours> } = { era: -1, of: new Map() };

/** Colours of a branch's factions, kept while the view is away; a fork goes on from those of its past. */
function factionsOf(era: number, branch: Branch): FactionColours {
  if (coloured.era !== era) coloured = { era, of: new Map() };
  const colours = coloured.of.get(branch.id) ?? new FactionColours(coloured.of.get(0));
  coloured.of.set(branch.id, colours);
  return colours;
}

const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function Network({ branch, era, mode, onFactions }: NetworkProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<NetworkView | null>(null);
  const pointed = useSignal<Pointed | null>(null);

  useEffect(() => {
    const element = canvas.current!;
    const made = new NetworkView(element, { era, branch: branch.id, like: 0 }, factionsOf(era, branch), inkOf(mode), {
      onPick: (identity) => {
        selectedBranch.value = branch.letter;
        selected.value = identity;
      },
      onHover: (next) => {
        pointed.value = next;
      },
      onFactions,
    });
    view.current = made;
    const size = () => made.resize(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(size);
    observer.observe(element);
    size();
    const offPicture = branch.picture.subscribe((picture) => {
      if (picture) made.show(picture);
    });
    const offSelected = selected.subscribe((identity) => made.choose(identity));
    return () => {
      offPicture();
      offSelected();
      observer.disconnect();
      made.close();
    };
  }, [branch, era, onFactions]);

  useEffect(() => {
    view.current?.colourBy(mode);
    return coloursChanged.subscribe(() => view.current?.paint(inkOf(mode)));
  }, [mode, branch]);

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) view.current?.move(...arrow);
    else if (event.key === '+' || event.key === '=') view.current?.zoomBy(1.4);
    else if (event.key === '-') view.current?.zoomBy(1 / 1.4);
    else if (event.key === '0') view.current?.zoomOut();
    else if (event.key === 'Escape') selected.value = -1;
    else return;
    event.preventDefault();
  };

  const people = branch.picture.value?.identity.length ?? 0;
  return (
    <div class="network">
      <div
        class="network-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is steered by keys: arrows, plus, minus
        tabIndex={0}
        role="application"
        aria-roledescription="network of people"
        aria-label={`${branch.founded.name}${branch.fork ? ', branch B' : ''}: ${people} people and the ties between them. Arrow keys go from person to person, plus and minus look closer, Escape lets go.`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => view.current?.pointer(event.offsetX, event.offsetY)}
        onPointerLeave={() => view.current?.leave()}
        onClick={(event) => view.current?.pick(event.offsetX, event.offsetY)}
      >
        <canvas ref={canvas} class="network-canvas" />
      </div>
      <Tip branch={branch} pointed={pointed.value} />
      <div class="network-zoom">
        <button
          type="button"
          class="button icon quiet"
          aria-label="Look closer"
          title="Look closer (+)"
          onClick={() => view.current?.zoomBy(1.4)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="button icon quiet"
          aria-label="Look from farther"
          title="Look from farther (−)"
          onClick={() => view.current?.zoomBy(1 / 1.4)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="button icon quiet"
          aria-label="Everybody in view"
          title="Everybody in view (0)"
          onClick={() => view.current?.zoomOut()}
        >
          <Icon name="fit" />
        </button>
      </div>
    </div>
  );
}

function Tip({ branch, pointed }: { branch: Branch; pointed: Pointed | null }): JSX.Element | null {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = element.current;
    if (!pointed || !tip) return;
    // On the side where there is room.
    const room = tip.parentElement?.clientWidth ?? 0;
    const left = pointed.x + tip.offsetWidth + 32 > room;
    tip.style.transform = `translate(${left ? pointed.x - tip.offsetWidth - 24 : pointed.x}px, ${pointed.y}px)`;
  }, [pointed]);
  const picture = branch.picture.value;
  const row = pointed && picture ? picture.identity.indexOf(pointed.identity) : -1;
  if (!pointed || !picture || row < 0) return null;
  return (
    <div ref={element} class="network-tip" aria-hidden="true">
      <strong>{capital(nameOf(pointed.identity))}</strong>
      <span>satisfaction {picture.satisfaction[row].toFixed(2)}</span>
      <span>exhaustion {picture.exhaustion[row].toFixed(2)}</span>
      <span>power {picture.power[row].toFixed(1)} × an equal share</span>
    </div>
  );
}

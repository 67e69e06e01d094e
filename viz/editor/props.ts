/** What the editor is given and what it gives back. It holds the text being written; whoever mounts it decides what for. */
import type { Issue } from '../../sim/core/plan.ts';
import type { BundledText, ParameterInfo } from '../../workers/web/interface.ts';

export interface ConstitutionEditorProps {
  /** Accessible name and visible title: `Constitution`, `Constitution B`. */
  readonly label: string;
  readonly kind: 'constitution' | 'scenario';
  /** The text to begin with, and what *revert* goes back to. Another one takes the place of what is being written. */
  readonly text: string;
  /** What was being written when the editor was closed: it goes on from there. */
  readonly draft?: string | null;
  /** Told of what is being written, null when that is `text` itself. Whoever keeps it sees no other text take its place. */
  readonly onDraft?: (draft: string | null) => void;
  readonly bundled: readonly BundledText[];
  /** What each parameter means: completion, and the words for the line that the cursor is on. */
  readonly parameters: readonly ParameterInfo[];
  /** All problems of a text at once; empty when it is good. */
  readonly check: (text: string) => Promise<readonly Issue[]>;
  /** Told of every text that was checked, with its problems. */
  readonly onChecked?: (text: string, issues: readonly Issue[]) => void;
  /** What the main button does with a text without problems, and what it says: `Found this society`. */
  readonly onUse?: (text: string) => void;
  readonly useLabel?: string;
}

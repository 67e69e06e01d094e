/** A text in which people that it names can be clicked. */
import type { JSX } from 'preact';
import { passages } from './people.ts';

interface NamedProps {
  readonly text: string;
  readonly identities: readonly number[];
  readonly onSelectMember: (identity: number) => void;
}

export function Named({ text, identities, onSelectMember }: NamedProps): JSX.Element {
  return (
    <>
      {passages(text, identities).map((passage) =>
        passage.identity < 0 ? (
          passage.text
        ) : (
          <button type="button" class="link" onClick={() => onSelectMember(passage.identity)}>
            {passage.text}
          </button>
        ),
      )}
    </>
  );
}

/**
 * The council's queue, without sorting. A case's place is its age in weeks + 8 · severity; minutes asked are summed by
 * place, and the week's capacity is handed out from the front. Everybody ahead of the cut gets what they asked for;
 * at the cut whoever comes first gets it, until nothing is left: cases are visited by their number on the docket, so
 * that one begun is finished before the next. The arrays are scratch of one step: empty, ask, cut, then serve.
 */
const SEVERITY_WEEKS = 8;
const PLACES = 160;

const asked = new Float64Array(PLACES);
let cut = 0;
let leftAtCut = 0;

function placeOf(ageWeeks: number, severity: number): number {
  return Math.min(PLACES - 1, Math.max(0, ageWeeks + Math.round(SEVERITY_WEEKS * severity)));
}

export function emptyQueue(): void {
  asked.fill(0);
}

export function ask(ageWeeks: number, severity: number, minutes: number): void {
  asked[placeOf(ageWeeks, severity)] += minutes;
}

/** Hands out `capacity` minutes from the front. */
export function cutQueue(capacity: number): void {
  let left = capacity;
  cut = PLACES - 1;
  while (cut > 0 && left >= asked[cut]) left -= asked[cut--];
  leftAtCut = left;
}

/** Minutes that a case gets of those it asked for; to be called once for each, in the order of the docket. */
export function serve(ageWeeks: number, severity: number, minutes: number): number {
  const place = placeOf(ageWeeks, severity);
  if (place !== cut) return place > cut ? minutes : 0;
  const served = Math.min(minutes, leftAtCut);
  leftAtCut -= served;
  return served;
}

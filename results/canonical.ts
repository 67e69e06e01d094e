/**
 * One text for one value: JSON with sorted keys, so that equal inputs hash alike whoever wrote them down.
 * Follows RFC 8785 (JSON Canonicalization Scheme) for the values used here; −0 is written 0.
 * Edge cases: absent properties are left out; a number that is not finite has no JSON form and is refused.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`${value} has no place in the inputs of a batch: every number there must be finite`);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** Numbers with their units, without exponent or locale. */

/** `42 %`, `8 % a year`, `1.5 hours`, `12400 credits`. Shares as per cent; other values with three digits or whole. */
export function valueWords(value: number, unit: string): string {
  if (unit === 'share') return `${digits(100 * value)} %`;
  if (unit.startsWith('share/')) return `${digits(100 * value)} % a ${unit.slice('share/'.length)}`;
  return unit === '' ? digits(value) : `${digits(value)} ${unit}`;
}

function digits(value: number): string {
  const size = Math.abs(value);
  const scale = size >= 99.5 ? 1 : size >= 9.95 ? 10 : 100;
  return String(Math.round(value * scale) / scale || 0).replace('-', '−');
}

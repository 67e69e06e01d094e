/** Numbers with their units, without exponent or locale. */

/**
 * `42 %`, `8 % a year`, `1.5 hours`, `12 400 credits`. Shares as per cent; other values with three digits or whole, from
 * five digits on grouped by narrow spaces.
 */
export function valueWords(value: number, unit: string): string {
  if (unit === 'share') return `${digits(100 * value)} %`;
  if (unit.startsWith('share/')) return `${digits(100 * value)} % a ${unit.slice('share/'.length)}`;
  return unit === '' ? digits(value) : `${digits(value)} ${unit}`;
}

function digits(value: number): string {
  const size = Math.abs(value);
  const scale = size >= 99.5 ? 1 : size >= 9.95 ? 10 : 100;
  const text = String(Math.round(size * scale) / scale);
  const grouped = size >= 9999.5 ? text.replace(/\B(?=(\d{3})+$)/g, '\u202f') : text;
  return value < 0 && text !== '0' ? `−${grouped}` : grouped;
}

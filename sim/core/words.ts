/** Names: code is camelCase, files are snake_case; one rule joins them. */

/** `hoursPerWeek` to `hours_per_week`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names: code is camelCase, files are snake_case; one rule joins them. */

/** `hoursPerWeek` to `hours_per_week`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `hours_per_week` to `hoursPerWeek`. */
export function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

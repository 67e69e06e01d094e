export const BROWSER_FLAGS: readonly string[];
export function findBrowser(): string;
export function obtainBrowser(root: string): string;
export function findFirefox(): string;
export function obtainFirefox(): string;

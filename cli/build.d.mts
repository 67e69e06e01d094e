export const root: string;
export function install(): boolean;
export function build(): boolean;

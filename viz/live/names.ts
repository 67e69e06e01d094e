/** Names of people, as the engine writes them into its events: `founder 12`; `newcomer 105-4` came fourth in week 105. */
const FOUNDERS_FROM = 0x80000000;
const WEEK_SHIFT = 15;

export function nameOf(identity: number): string {
  if (identity >= FOUNDERS_FROM) return `founder ${identity - FOUNDERS_FROM}`;
  const week = Math.floor(identity / 2 ** WEEK_SHIFT);
  return `newcomer ${week + 1}-${identity - week * 2 ** WEEK_SHIFT + 1}`;
}

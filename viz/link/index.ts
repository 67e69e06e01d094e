/**
 * Links that re-make a society: constitution, scenario, seed, length, founders, format and engine in the fragment.
 *
 *   const made = await encodeLink(linkOf(request, catalogue, { view: 'live', expected: { week, hash } }));
 *   if (made.ok) location.hash = made.fragment;                     // otherwise made.reason, made.advice
 *
 *   if (isLink(location.hash)) {
 *     const opened = await decodeLink(location.hash);               // bounded, never throws
 *     const asked = opened.ok ? requestOf(opened.link, catalogue) : opened;
 *     if (!asked.ok) show(asked.reason, asked.advice);              // text, never markup
 *     else found(asked.request);                                    // then compare hashAt(expected.week)
 *   }
 */
export { decodeLink, encodeLink, isLink } from './fragment.ts';
export { linkOf, requestOf } from './society.ts';
export type { ExpectedHash, Refusal, SocietyLink } from './types.ts';

/**
 * What hours, structures and tools make together, with constant returns.
 *
 * Cobb and Douglas 1928 (American Economic Review 18:139-165), with capital in two kinds, as Greenwood, Hercowitz and
 * Krusell 1997 (American Economic Review 87:342-362) have it: structures s and equipment t,
 *   output = L x (S / L)^s x (T / L)^t
 * S and T are counted in hours: what stands there, by what one weekly hour has to work with at the reference point. So
 * an hour that is equipped as at the reference point yields one, and the caller multiplies by what that one is worth.
 *
 * Edge cases: where one of the three is missing altogether, nothing is made.
 */
import { pow } from '../core/math.ts';

/**
 * @param labour effective hours a week
 * @param structures usable structures / structures per weekly hour at the reference point
 * @param tools usable tools / tools per weekly hour at the reference point
 * @param structuresShare elasticity with respect to structures
 * @param toolsShare elasticity with respect to tools; the rest, up to 1, is that of labour
 * @returns hours' worth at the reference point
 */
export function output(
  labour: number,
  structures: number,
  tools: number,
  structuresShare: number,
  toolsShare: number,
): number {
  if (labour <= 0 || structures <= 0 || tools <= 0) return 0;
  return labour * pow(structures / labour, structuresShare) * pow(tools / labour, toolsShare);
}

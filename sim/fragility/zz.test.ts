import { test } from 'vitest';
import { SPECS } from '../registry.ts';
import { labPlan, LAB_UNSHOCKED } from '../lab.ts';
import { runSociety } from '../run.ts';
import { observables } from './observer.ts';
test('x', () => {
  const names = observables();
  for (const [m, seed] of [[60,'a'],[60,'b'],[100,'c']] as const) {
  const plan = labPlan({ specs: SPECS, stepping: '*', members: m, capacity: 3*m, seed: 'a' });
  const t=performance.now();
  const r = runSociety(SPECS, { plan, scenario: LAB_UNSHOCKED, seed, weeks: 520, recordEveryWeeks: 0, recordEvents: false });
  console.log(r.end, r.week, r.memberWeeks, 1e6*(performance.now()-t)/r.memberWeeks);
  console.log(names.map((o, k) => o.name.padEnd(45) + r.means[k].toFixed(3).padStart(12) + r.peaks[k].toFixed(3).padStart(12) + r.lasts[k].toFixed(3).padStart(12)).slice(0, seed==='a'?200:36).join('\n'));
  console.log(JSON.stringify(r.causes, null, 1), r.spells);
  }
}, 100000);

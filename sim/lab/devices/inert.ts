/**
 * The negative control of the laboratory: a clause like any other, with a parameter that nobody reads. Whatever is
 * measured of it is what the instruments make of nothing.
 */
import { mechanism } from '../../core/contract.ts';

export const inert = mechanism({
  id: 'laboratory.inert',
  layer: 'culture',
  title: 'Inert clause',
  summary: 'Changes nothing.',
  source: 'a device of the laboratory',
  switch: 'off',
  parameters: {
    dial: { type: 'number', unit: 'none', min: 0, max: 1, default: 1, meaning: 'Turns, and moves nothing.' },
  },
  steps: {},
  effects: [
    {
      system: 'control.inert',
      switch: { kind: 'clause', without: ['laboratory.inert'] },
      setting: { values: { 'laboratory.inert.dial': 1 } },
      observable: 'wellbeing.satisfaction',
      sign: 1,
      smallest: 0.001,
      because: 'nothing reads it; it must not be found live',
    },
  ],
});

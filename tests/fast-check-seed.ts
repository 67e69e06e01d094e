/**
 * One seed for all random properties, set before each test file. Without it fast-check takes the time for a seed, so that a
 * change that breaks nothing could fail by luck, and what had failed would pass when looked at again. Another seed is a
 * change of this file, and is to be looked at like one: a property that fails under it is false.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_101 });

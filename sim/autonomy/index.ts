/** The mechanisms of autonomy: how far the outside reaches in. */
import { resource } from './resource.ts';

export const AUTONOMY = [resource];

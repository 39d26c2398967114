import type { Check } from './check.ts';
import { magnitudeJump } from './magnitude-jump.ts';

export const CHECKS: readonly Check[] = [magnitudeJump];

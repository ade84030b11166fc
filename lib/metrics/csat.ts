import type { RatingScale } from "./rating";

/** Customer satisfaction from 1 to 5; the two upper boxes count as satisfied. */
export const csatScale: RatingScale = { min: 1, max: 5, satisfiedMin: 4 };

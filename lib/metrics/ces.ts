import type { RatingScale } from "./rating";

/** Customer effort: "it was easy", from 1 to 7; 5 to 7 count as easy. */
export const cesScale: RatingScale = { min: 1, max: 7, satisfiedMin: 5 };

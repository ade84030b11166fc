import type { Database } from "@/lib/db/client";

/** What a measurement may use: an empty, migrated database of its own, as durable as the real one. */
export interface Bench {
  database: Database;
}

/** One figure that somebody may have to answer for. Higher is not always better: the unit tells. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
}

/** Figures all at once, or one by one as they are measured. */
export type Measure = (bench: Bench) => Promise<Figure[]> | AsyncIterable<Figure>;

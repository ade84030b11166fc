import { threaded } from "@/lib/analysis/threaded";
import { fitFramework } from "@/lib/framework/fit-framework";

/** What may take longer than other requests should wait for, as in lib/analysis/computations.ts. */
export const computations = { fitFramework };

/** Runs one of them in the computing thread. */
export const offThread = threaded<typeof computations>();

// What lib/analysis/threaded.ts starts as a thread. Threads do not inherit how TypeScript is read, so that is
// arranged first; the program itself is computing-program.ts.
import { register } from "tsx/esm/api";

register();
await import(new URL("computing-program.ts", import.meta.url).href);

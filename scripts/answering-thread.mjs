// What answering.ts starts as a thread. Threads do not inherit how TypeScript is read, so that is arranged
// first; the program itself is answering-program.ts.
import { register } from "tsx/esm/api";

register();
await import(new URL("answering-program.ts", import.meta.url).href);

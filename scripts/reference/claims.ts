import type { Adapters } from "./adapter";
import { association } from "./association";
import { drivers } from "./drivers";
import { lifetime } from "./lifetime";
import { loyalty } from "./loyalty";
import { models } from "./models";
import { path } from "./path";
import { survival } from "./survival";
import { value } from "./value";

/** Every statistic that is answered, by its name in reference.json. */
export const claims: Adapters = {
  ...association,
  ...drivers,
  ...lifetime,
  ...loyalty,
  ...models,
  ...path,
  ...survival,
  ...value,
};

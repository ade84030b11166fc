import manifest from "../../package.json";

/** What computes, by name and version: it stands with numbers that are kept or taken away. */
export const software = `Vocal ${manifest.version}`;

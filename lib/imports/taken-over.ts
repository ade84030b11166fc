/** Another worker runs this import, because this one was thought dead: it writes no more. */
export class TakenOver extends Error {}

import { createServer } from "node:http";
import { applicationDatabase } from "@/lib/db/application-database";
import { env } from "@/lib/ground/env";
import { frontDoorFirst } from "../../front-door";
import { listener } from "../../listener";
import { tellPort } from "./server-process";

/** The front door as Vocal mounts it, in a process of its own, with nothing behind it. */
const door = { database: applicationDatabase(), now: () => new Date() };
const nothing = listener(
  frontDoorFirst(door, env().AUTH_SECRET, async (_, outgoing) => {
    outgoing.writeHead(404).end();
  }),
);
tellPort(createServer(nothing));

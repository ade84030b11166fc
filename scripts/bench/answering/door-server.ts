import { createServer } from "node:http";
import { applicationDatabase, applicationUrl } from "@/lib/db/application-database";
import { env } from "@/lib/ground/env";
import { startAnswering } from "../../answering";
import { frontDoorFirst } from "../../front-door";
import { listener } from "../../listener";
import { tellPort } from "./server-process";

/** The front door as Vocal mounts it, in a process of its own, with nothing behind it. */
const door = { database: applicationDatabase(), now: () => new Date() };
const secret = env().AUTH_SECRET;
const answering = startAnswering({ url: applicationUrl(), secret });
const nothing = listener(
  frontDoorFirst(door, secret, answering, async (_, outgoing) => {
    outgoing.writeHead(404).end();
  }),
);
tellPort(createServer(nothing));

import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_wiring/auth";

type Route = { params: Promise<{ nextauth: string[] }> };

const handler = (request: NextRequest, route: Route): Promise<Response> =>
  NextAuth(request, route, authOptions());

export const GET = handler;
export const POST = handler;

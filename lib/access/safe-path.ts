/**
 * A path of this application to go to after signing in; anything that could lead elsewhere
 * becomes "/". Browsers read "\" as "/" and skip control characters, hence the narrow pattern.
 */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\")) return "/";
  const origin = "http://here.invalid";
  const url = new URL(wanted, origin);
  // Resolving "/a/..//b" yields "//b", which would name another host.
  const stays = url.origin === origin && !url.pathname.startsWith("//");
  return stays ? `${url.pathname}${url.search}` : "/";
}

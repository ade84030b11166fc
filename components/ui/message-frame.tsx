interface MessageFrameProps {
  title: string;
  html: string;
}

/**
 * A message in a frame of its own: it runs nothing, reaches nothing of ours, and its links, which
 * belong to somebody else, lead nowhere, because the new windows they ask for are not allowed.
 */
export function MessageFrame({ title, html }: MessageFrameProps) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html.replace("<head>", '<head><base target="_blank">')}
      className="h-128 w-full rounded-lg border border-line bg-surface"
    />
  );
}

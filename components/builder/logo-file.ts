const mostCharacters = 14_000;
const widest = 384;
const highest = 128;

/** An image file as the page can carry it: as it is when it is small, or drawn smaller. */
export async function logoFrom(file: File): Promise<string | undefined> {
  const whole = await dataUrl(file);
  if (whole.length <= mostCharacters && /^data:image\/(png|jpeg|webp|svg\+xml);/.test(whole)) {
    return whole;
  }
  const image = await createImageBitmap(file).catch(() => undefined);
  if (!image) return undefined;
  for (const share of [1, 0.75, 0.5]) {
    const drawn = draw(image, share);
    if (drawn && drawn.length <= mostCharacters) return drawn;
  }
  return undefined;
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
}

function draw(image: ImageBitmap, share: number): string | undefined {
  const scale = Math.min(1, widest / image.width, highest / image.height) * share;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  // Browsers that cannot write WebP answer with PNG, which is as good.
  const url = canvas.toDataURL("image/webp", 0.85);
  return url.startsWith("data:image/") ? url : undefined;
}

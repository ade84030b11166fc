import QRCode from "qrcode";

// Reads from a poster across a room, also with a sixth of it torn or dirty; quiet on all sides.
const rules = { errorCorrectionLevel: "M", margin: 4 } as const;
const pixels = 1_200;

/** An address as a QR code: a drawing that can be printed at any size. */
export async function qrDrawing(address: string): Promise<string> {
  return QRCode.toString(address, { ...rules, type: "svg" });
}

/** The same as a picture, large enough for a page of paper. */
export async function qrPicture(address: string): Promise<Buffer> {
  return QRCode.toBuffer(address, { ...rules, type: "png", width: pixels });
}

export async function runClinic(): Promise<number> {
  return 2;
}

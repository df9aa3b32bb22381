/**
 * Brings the English words before anything is said in English. In the built application they are a file of their own
 * (scripts/english-apart.ts puts the loading here); elsewhere they are there already.
 */
export async function loadEnglish(): Promise<void> {}

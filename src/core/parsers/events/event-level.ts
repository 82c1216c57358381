/**
 * The level of an event out of its name in the languages of Windows, or its number: 1 critical, 2 error, 3 warning,
 * 4 information, 5 verbose, 0 always logged. Unknown names have none.
 */
export function eventLevel(printed: string): number | undefined {
  const name = printed.trim().toLowerCase();
  if (name.length === 1 && name >= '0' && name <= '5') return Number(name);
  return levels.get(name);
}

const names: readonly (readonly [number, string])[] = [
  [1, 'critical kritisch critique crítico critico kritiek kritická kritisk kriittinen krytyczny krytyczne критический критично kritik kritikus critic 严重 關鍵 重大 위험 خطير'],
  [2, 'error fehler erreur errore fout erro chyba fel fejl feil virhe błąd ошибка помилка hata hiba eroare грешка greška napaka klaida σφάλμα 错误 錯誤 エラー 오류 خطأ שגיאה'],
  [3, 'warning warnung avertissement advertencia avviso waarschuwing aviso upozornění varning advarsel varoitus ostrzeżenie предупреждение попередження uyarı figyelmeztetés avertisment προειδοποίηση 警告 경고 تحذير אזהרה'],
  [4, 'information informationen informations información informazioni informatie informações informace tiedot informacje informacja сведения відомості bilgi információ informații πληροφορίες 信息 資訊 情報 정보 معلومات מידע info informational'],
  [5, 'verbose ausführlich commentaires detallado dettagliato uitgebreid detalhado podrobné utförlig detaljert uddybende yksityiskohtainen pełne подробно ayrıntılı részletes 详细 詳細 자세한'],
];

const levels: ReadonlyMap<string, number> = new Map(names.flatMap(([level, words]) => words.split(' ').map((word) => [word, level] as const)));

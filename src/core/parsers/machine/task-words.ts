/**
 * What Task Scheduler's tools print for a task that is switched on or off. schtasks translates both words; those of the
 * languages whose outputs or translations are public are listed. A word that is missing here is not guessed.
 */
const on = [
  'enabled', 'aktiviert', 'activé', 'activée', 'habilitado', 'habilitada', 'abilitato', 'abilitata', 'ativado', 'ativada', 'ingeschakeld', 'włączone', 'włączony',
  '有効', '已启用', '已啟用', '사용', '사용함', 'включено', 'включена', 'povoleno', 'aktiverad', 'aktiveret', 'aktivert', 'etkin',
];
const off = [
  'disabled', 'deaktiviert', 'désactivé', 'désactivée', 'deshabilitado', 'deshabilitada', 'disabilitato', 'disabilitata', 'desabilitado', 'desabilitada',
  'desativado', 'desativada', 'uitgeschakeld', 'wyłączone', 'wyłączony', '無効', '已禁用', '已停用', '사용 안 함', 'отключено', 'отключена', 'zakázáno', 'inaktiverad',
  'deaktiveret', 'deaktivert', 'devre dışı',
];

/** Whether a printed word says that a task is enabled; undefined for other words. */
export function enabledWord(value: string): boolean | undefined {
  const word = value.trim().toLowerCase();
  if (on.includes(word)) return true;
  return off.includes(word) ? false : undefined;
}

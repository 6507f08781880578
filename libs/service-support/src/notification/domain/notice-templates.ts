import { ensure, refused, type Refused } from '@boon/shared-kernel';
import type { Notice, NoticeTemplate, NoticeText } from './notice.js';

/** A message in both languages, filled in. */
export interface NoticeWords {
  readonly ok: true;
  readonly zh: NoticeText;
  readonly en: NoticeText;
}

/** The words, or why there are none. */
export type RenderedNotice =
  NoticeWords | Refused<'notification.template-unknown' | 'notification.variable-missing'>;

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** All templates by code. Immutable. */
export class NoticeTemplates {
  private constructor(private readonly byCode: ReadonlyMap<string, NoticeTemplate>) {}

  /**
   * The templates of these notices. Throws `InvariantViolated` when a code stands for two templates, or
   * when the variables of an event's example leave a placeholder open.
   */
  static of(notices: readonly Notice[]): NoticeTemplates {
    const byCode = new Map<string, NoticeTemplate>();
    for (const notice of notices) {
      const { template } = notice;
      const other = byCode.get(template.code);
      ensure(!other || other === template, `two message templates are named "${template.code}"`);
      byCode.set(template.code, template);
      checkVariables(notice);
    }
    return new NoticeTemplates(byCode);
  }

  /** Fills a template in; variables that it does not name are left aside. */
  render(code: string, variables: Readonly<Record<string, string>>): RenderedNotice {
    const template = this.byCode.get(code);
    if (template === undefined) return refused('notification.template-unknown', { template: code });
    const missing = placeholdersOf(template).find((name) => !Object.hasOwn(variables, name));
    if (missing !== undefined) {
      return refused('notification.variable-missing', { template: code, variable: missing });
    }
    return { ok: true, zh: filled(template.zh, variables), en: filled(template.en, variables) };
  }
}

function checkVariables({ on, template, variables }: Notice): void {
  const given = variables(on.example);
  for (const name of placeholdersOf(template)) {
    ensure(
      Object.hasOwn(given, name),
      `the notice "${template.code}" of ${on.type} gives no variable "${name}"`,
    );
  }
}

function placeholdersOf({ zh, en }: NoticeTemplate): string[] {
  const texts = [zh.title, zh.body, en.title, en.body].join('\n');
  return [...texts.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
}

function filled(text: NoticeText, variables: Readonly<Record<string, string>>): NoticeText {
  const fill = (words: string) =>
    words.replace(PLACEHOLDER, (_whole, name: string) => variables[name] ?? '');
  return { title: fill(text.title), body: fill(text.body) };
}

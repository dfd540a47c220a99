import { toQuotaCategory } from '../../../src/domain/quota.ts';
import type { Invariant } from './invariant.ts';

const promise = 'quotas are never exceeded';

const SECOND_MS = 1000;

export const quotasKept: Invariant = {
  promise,
  watch(scene) {
    const { limit } = scene.plan.setting;
    const sent = new Map<string, number[]>();
    return {
      request({ request: { operation }, at }) {
        const category = toQuotaCategory(operation);
        if (category === undefined) return;
        const recent = (sent.get(category) ?? []).filter((before) => before > at - SECOND_MS);
        sent.set(category, [...recent, at]);
        if (recent.length < limit) return;
        scene.report(promise, `${category} gets ${recent.length + 1} requests in a second`);
      },
    };
  },
};

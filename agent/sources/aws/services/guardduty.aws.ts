import { chunks } from '../answers.ts';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

/** Days that findings are asked for: the longest that a check looks back. */
const days = 400;

export default defineService({
  id: 'guardduty',
  title: 'GuardDuty',
  load: () => import('@aws-sdk/client-guardduty'),
  operations: { ListDetectors: 'guardduty:ListDetectors', GetDetector: 'guardduty:GetDetector', ListFindings: 'guardduty:ListFindings', GetFindings: 'guardduty:GetFindings' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['guardduty_detectors'] },
      async *read(at) {
        const detectors = perPlace(at, 'detectors', () => at.all('ListDetectors', {}, 'DetectorIds'));
        yield at.part('aws.region', {
          guardduty_detectors: async () =>
            Promise.all(
              (await detectors()).map(async (DetectorId) => {
                const detector = await at.get('GetDetector', { DetectorId });
                return { detector_id: DetectorId, status: detector.Status ?? '', features: (detector.Features ?? []).map(({ Name, Status }) => ({ name: Name ?? '', status: Status ?? '' })) };
              }),
            ),
        });
      },
    },
    {
      kinds: ['aws.guardduty_finding'],
      async *read(at) {
        const detectors = await perPlace(at, 'detectors', () => at.all('ListDetectors', {}, 'DetectorIds'))();
        const since = Date.parse(at.observedAt) - days * 24 * 3600 * 1000;
        for (const DetectorId of detectors) {
          const ids = await at.all('ListFindings', { DetectorId, FindingCriteria: { Criterion: { severity: { GreaterThanOrEqual: 7 }, updatedAt: { GreaterThanOrEqual: since } } } }, 'FindingIds');
          for (const FindingIds of chunks(ids, 50)) {
            const { Findings = [] } = await at.get('GetFindings', { DetectorId, FindingIds });
            for (const finding of Findings) {
              yield await at.resource('aws.guardduty_finding', {
                id: finding.Arn ?? finding.Id ?? '',
                name: finding.Title ?? finding.Type ?? '',
                attributes: {
                  type: finding.Type ?? '',
                  severity: finding.Severity ?? 0,
                  created_at: finding.CreatedAt ?? '',
                  updated_at: finding.UpdatedAt ?? '',
                  archived: finding.Service?.Archived ?? false,
                  user_feedback: finding.Service?.UserFeedback ?? null,
                  resource_type: finding.Resource?.ResourceType ?? null,
                },
              });
            }
          }
        }
      },
    },
  ],
});

import { required } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

/** Without a filter the list holds RSA 2048 certificates only. */
const everyKey = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'] as const;

export default defineService({
  id: 'acm',
  title: 'Certificate Manager',
  load: () => import('@aws-sdk/client-acm'),
  operations: { ListCertificates: 'acm:ListCertificates', DescribeCertificate: 'acm:DescribeCertificate' },
  readings: [
    {
      kinds: ['aws.certificate'],
      async *read(at) {
        for await (const { CertificateArn, DomainName } of at.list('ListCertificates', { Includes: { keyTypes: [...everyKey] } }, 'CertificateSummaryList')) {
          yield await at.resource('aws.certificate', {
            id: CertificateArn ?? '',
            name: DomainName ?? CertificateArn ?? '',
            attributes: { domain_name: DomainName ?? '' },
            detail: {
              gives: ['status', 'type', 'not_after', 'in_use_by', 'renewal_eligibility', 'renewal_status'],
              read: async () => {
                const certificate = required((await at.get('DescribeCertificate', { CertificateArn })).Certificate, 'Certificate');
                return {
                  status: certificate.Status ?? '',
                  type: certificate.Type ?? '',
                  not_after: instant(certificate.NotAfter),
                  in_use_by: certificate.InUseBy ?? [],
                  renewal_eligibility: certificate.RenewalEligibility ?? '',
                  renewal_status: certificate.RenewalSummary?.RenewalStatus ?? null,
                };
              },
            },
          });
        }
      },
    },
  ],
});

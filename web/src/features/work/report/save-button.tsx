import { useApolloClient } from '@apollo/client/react';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ProjectReportFileDocument } from '../../../generated/work-documents.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { toast } from '../../../ui/toasts.js';
import { saveText } from './save-text.js';

/** Saves a report as a file for spreadsheets. monday: the first day of its week. */
export function SaveButton({
  projectId,
  title,
  monday,
}: {
  projectId: string;
  title: string;
  monday: string;
}): ReactNode {
  const { t, language } = useTexts();
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    try {
      const { data } = await client.query({
        query: ProjectReportFileDocument,
        variables: { projectId, from: monday, language: language === 'ru' ? 'RU' : 'EN' },
        fetchPolicy: 'no-cache',
      });
      if (data?.projectReport) saveText(`${title} ${monday}.csv`, data.projectReport.csv, 'text/csv;charset=utf-8');
    } catch (error) {
      toast(errorText(t, error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button busy={busy} onClick={() => void save()}>
      <Download size={18} aria-hidden /> {t('work.report.save')}
    </Button>
  );
}

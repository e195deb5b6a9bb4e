'use client';

import LastPage from '@/components/shell/last-page';
import './globals.css';

export default LastPage;

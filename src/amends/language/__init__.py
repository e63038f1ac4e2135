"""What English letters and mails share: sentences, dates, amounts, and rules as data."""
